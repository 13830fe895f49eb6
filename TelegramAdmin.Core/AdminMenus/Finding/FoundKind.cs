using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Core.AdminMenus.Finding;

/// <summary>How the menus show things of one kind.</summary>
/// <param name="Page">The page that shows one; null where only the browser has one.</param>
/// <param name="Most">How many of them are listed, so that all kinds fit into one message.</param>
internal sealed record FoundKind(SearchKind Kind, string Title, string Mark, string? Page, int Most)
{
    private const int Many = 3;
    private const int Few = 2;

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<FoundKind> All { get; } =
    [
        new(SearchKind.Person, "People", "👤", "person", Many),
        new(SearchKind.Conversation, "Conversations", "💬", "talk", Many),
        new(SearchKind.Message, "Messages", "✉️", "talk", Many),
        new(SearchKind.Note, "Notes on people", "📝", "person", Few),
        new(SearchKind.Payment, "Payments", "💳", "payment", Many),
        new(SearchKind.Broadcast, "Broadcasts", "📣", "castone", Many),
        new(SearchKind.Gift, "Gifts", "🎁", "gift", Few),
        new(SearchKind.Product, "Products", "🏷", "product", Few),
        new(SearchKind.QuickReply, "Quick replies", "⚡", "reply", Many),
        new(SearchKind.Rule, "Automatic answers", "🤖", null, Few),
        new(SearchKind.Question, "FAQ", "❓", null, Few),
        new(SearchKind.Segment, "Segments", "🧩", null, Few),
        new(SearchKind.Channel, "Channels", "📡", null, Few),
        new(SearchKind.Post, "Posts", "📰", null, Few),
        new(SearchKind.ProgramMessage, "Sent by programs", "📤", null, Few),
        new(SearchKind.Bot, "Bots", "⚙️", "bot", Few),
        new(SearchKind.Webhook, "Webhooks", "🪝", null, Few),
        new(SearchKind.AuditEntry, "Audit log", "🧾", null, Few),
    ];

    public static FoundKind? Of(long? number) => All.FirstOrDefault(k => (long)k.Kind == number);

    /// <summary>Where a button leads.</summary>
    public Screens.MenuRoute RouteTo(FoundDocument hit) => Page is null
        ? Screens.MenuRoute.Page(FoundPage.Address, (int)Kind, hit.SourceId)
        : Screens.MenuRoute.Page(Page, Kind switch { SearchKind.Message => hit.ParentId ?? 0, SearchKind.Note => hit.PersonId ?? 0, _ => hit.SourceId });
}
