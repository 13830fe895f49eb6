using TelegramAdmin.Auth;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Features.Search;

/// <summary>How each kind of thing is called, what it looks like, where it opens, and who may find it.</summary>
internal static class HitWords
{
    /// <summary>In the order of the tabs.</summary>
    private static readonly SearchKind[] All =
    [
        SearchKind.Person, SearchKind.Conversation, SearchKind.Message, SearchKind.Note, SearchKind.Payment, SearchKind.Broadcast, SearchKind.Gift, SearchKind.Product,
        SearchKind.QuickReply, SearchKind.Rule, SearchKind.Question, SearchKind.Segment, SearchKind.Channel, SearchKind.Post,
        SearchKind.ProgramMessage, SearchKind.Bot, SearchKind.Webhook, SearchKind.AuditEntry,
    ];

    /// <summary>What the role may open; nobody finds more than that.</summary>
    public static IReadOnlyList<SearchKind> For(Staff staff) => [.. All.Where(k => staff.MayManage || !FoundAt.IsForManagers(k))];

    /// <summary>As it stands in the address.</summary>
    public static string Name(SearchKind kind) => kind switch
    {
        SearchKind.Person => "people",
        SearchKind.Conversation => "conversations",
        SearchKind.Message => "messages",
        SearchKind.ProgramMessage => "programs",
        SearchKind.Payment => "payments",
        SearchKind.Broadcast => "broadcasts",
        SearchKind.Gift => "gifts",
        SearchKind.Product => "products",
        SearchKind.QuickReply => "replies",
        SearchKind.Rule => "answers",
        SearchKind.Question => "faq",
        SearchKind.Channel => "channels",
        SearchKind.Bot => "bots",
        SearchKind.Segment => "segments",
        SearchKind.Note => "notes",
        SearchKind.Webhook => "webhooks",
        SearchKind.AuditEntry => "audit",
        _ => "posts",
    };

    public static SearchKind? Read(string? name) => All.Cast<SearchKind?>().FirstOrDefault(k => Name(k!.Value) == name);

    public static string Title(SearchKind kind) => kind switch
    {
        SearchKind.Person => "People",
        SearchKind.Conversation => "Conversations",
        SearchKind.Message => "Messages",
        SearchKind.ProgramMessage => "Sent by programs",
        SearchKind.Payment => "Payments",
        SearchKind.Broadcast => "Broadcasts",
        SearchKind.Gift => "Gifts",
        SearchKind.Product => "Products",
        SearchKind.QuickReply => "Quick replies",
        SearchKind.Rule => "Automatic answers",
        SearchKind.Question => "FAQ",
        SearchKind.Channel => "Channels",
        SearchKind.Bot => "Bots",
        SearchKind.Segment => "Segments",
        SearchKind.Note => "Notes on people",
        SearchKind.Webhook => "Webhooks",
        SearchKind.AuditEntry => "Audit log",
        _ => "Posts",
    };

    public static string Icon(SearchKind kind) => kind switch
    {
        SearchKind.Person => "person",
        SearchKind.Conversation => "forum",
        SearchKind.Message => "chat_bubble",
        SearchKind.ProgramMessage => "outbox",
        SearchKind.Payment => "credit_card",
        SearchKind.Broadcast => "campaign",
        SearchKind.Gift => "redeem",
        SearchKind.Product => "sell",
        SearchKind.QuickReply => "bolt",
        SearchKind.Rule => "quickreply",
        SearchKind.Question => "help",
        SearchKind.Channel => "podcasts",
        SearchKind.Bot => "smart_toy",
        SearchKind.Segment => "group_add",
        SearchKind.Note => "sticky_note_2",
        SearchKind.Webhook => "webhook",
        SearchKind.AuditEntry => "history",
        _ => "article",
    };

    public static string Href(FoundDocument hit) => FoundAt.Path(hit);

    /// <summary>"paidnotgranted" as a person says it.</summary>
    public static string State(string state) => state switch
    {
        "in" => "received",
        "out" => "sent",
        "paidnotgranted" => "paid, not granted",
        "partlyrefunded" => "partly refunded",
        "chargedback" => "charged back",
        "needsconfirmation" => "needs confirmation",
        "needsyou" => "needs you",
        _ => state,
    };

    /// <summary>The states that things of a kind can have; none where they have none.</summary>
    public static IReadOnlyList<string> States(SearchKind? kind) => kind switch
    {
        SearchKind.Conversation => ["open", "snoozed", "closed", "quiet"],
        SearchKind.Message => ["in", "out", "note", "event", "deleted"],
        SearchKind.Payment => ["granted", "open", "processing", "paidnotgranted", "failed", "expired", "refunded", "partlyrefunded", "disputed", "chargedback"],
        SearchKind.Broadcast => ["draft", "scheduled", "running", "paused", "finished", "cancelled"],
        SearchKind.Gift => ["draft", "running", "paused", "finished", "cancelled"],
        SearchKind.Product => ["active", "archived"],
        SearchKind.Rule or SearchKind.Question or SearchKind.Webhook => ["on", "off"],
        SearchKind.Bot => ["up", "starting", "needsyou", "off"],
        SearchKind.Post => ["deleted"],
        _ => [],
    };
}
