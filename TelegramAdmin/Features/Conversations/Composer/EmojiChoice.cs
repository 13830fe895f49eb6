namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>The emoji that support needs: faces, hands, signs, things.</summary>
public static class EmojiChoice
{
    public static IReadOnlyList<(string Sign, string Name)> All { get; } =
    [
        ("🙂", "slight smile"), ("😀", "grin"), ("😄", "laughing"), ("😂", "tears of joy"), ("😉", "wink"), ("😊", "blush"), ("😍", "heart eyes"), ("🤗", "hug"),
        ("🤔", "thinking"), ("😅", "sweat"), ("😇", "halo"), ("😎", "sunglasses"), ("😮", "surprised"), ("😢", "crying"), ("😞", "disappointed"), ("😡", "angry"),
        ("👍", "thumbs up"), ("👎", "thumbs down"), ("👌", "all right"), ("🙏", "folded hands"), ("👏", "applause"), ("🙌", "raised hands"), ("💪", "strength"), ("👋", "wave"),
        ("🤝", "handshake"), ("☝️", "pointing up"), ("👉", "pointing right"), ("👀", "eyes"), ("❤️", "heart"), ("💔", "broken heart"), ("🔥", "fire"), ("✨", "sparkles"),
        ("🎉", "party"), ("🎁", "present"), ("⭐", "star"), ("💡", "idea"), ("✅", "check mark"), ("❌", "cross"), ("⚠️", "warning"), ("❓", "question"),
        ("❗", "exclamation"), ("💯", "hundred"), ("🔔", "bell"), ("📌", "pin"), ("📎", "paper clip"), ("📝", "note"), ("📷", "camera"), ("📄", "document"),
        ("📅", "calendar"), ("⏰", "alarm clock"), ("⏳", "hourglass"), ("💳", "card"), ("💰", "money"), ("🧾", "receipt"), ("🛒", "cart"), ("📦", "parcel"),
        ("🔑", "key"), ("🔒", "lock"), ("🔗", "link"), ("📱", "phone"), ("💬", "speech"), ("🚀", "rocket"), ("☕", "coffee"), ("🌍", "world"),
    ];
}
