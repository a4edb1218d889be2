package chat.server.dialect;

import chat.protocol.control.StatusCode;

/** Why a request is refused, for programs whose users read Japanese. */
final class Japanese {
  private Japanese() {}

  static String of(StatusCode.Known status) {
    return switch (status) {
      case OK -> "";
      case ROOM_EXISTS -> "ルームは既に存在します。";
      case NO_SUCH_ROOM -> "ルームが存在しません。";
      case WRONG_PASSWORD -> "パスワードに誤りがあります。";
      case BAD_ROOM_NAME -> "このルーム名は使えません。";
      case BAD_USER_NAME -> "このユーザー名は使えません。";
      case NAME_TAKEN -> "同じ名前の人がルームにいます。";
      case FULL -> "ルームまたはサーバーが満員です。";
      case MALFORMED, UNKNOWN_OPERATION -> "リクエストを理解できません。";
      case TOO_LARGE -> "リクエストが大きすぎます。";
      case SLOW_DOWN -> "リクエストが多すぎます。しばらくしてからやり直してください。";
      case SHUTTING_DOWN -> "サーバーを停止しています。";
      case CANNOT_RESUME -> "もうルームにいません。参加し直してください。";
    };
  }
}
