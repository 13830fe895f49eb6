using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>Where what was found stands in the browser, and who may go there.</summary>
public static class FoundAt
{
    private static readonly SearchKind[] ForManagers = [SearchKind.Rule, SearchKind.Question, SearchKind.Bot, SearchKind.Webhook, SearchKind.AuditEntry];

    /// <summary>Whether only admins and owners may open things of this kind; nobody finds what they may not open.</summary>
    public static bool IsForManagers(SearchKind kind) => ForManagers.Contains(kind);

    /// <summary>Such as <c>/billing?open=7</c>.</summary>
    public static string Path(FoundDocument hit) => hit.Kind switch
    {
        SearchKind.Person => At("/users?open=", hit.SourceId),
        SearchKind.Note => At("/users?open=", hit.PersonId ?? 0),
        SearchKind.Segment => At("/users?f.segment=is:", hit.SourceId),
        SearchKind.Conversation => At("/conversations/", hit.SourceId),
        SearchKind.Message => At("/conversations/", hit.ParentId ?? 0) + At("?at=", hit.SourceId),
        SearchKind.ProgramMessage => At("/system/messages?open=", hit.SourceId),
        SearchKind.Payment => At("/billing?open=", hit.SourceId),
        SearchKind.Broadcast => At("/broadcast/", hit.SourceId),
        SearchKind.Gift => At("/gifts/", hit.SourceId),
        SearchKind.Product => At("/products?open=", hit.SourceId),
        SearchKind.QuickReply => At("/replies?open=", hit.SourceId),
        SearchKind.Rule => At("/settings/answers/", hit.SourceId),
        SearchKind.Question => At("/settings/answers/faq?open=", hit.SourceId),
        SearchKind.Channel => At("/analytics/channels/", hit.SourceId),
        SearchKind.Bot => At("/settings/bots?open=", hit.SourceId),
        SearchKind.Webhook => At("/settings/webhooks?open=", hit.SourceId),
        SearchKind.AuditEntry => At("/system/audit?cursor=", hit.SourceId + 1), // The log lists what is older than its cursor.
        _ => At("/analytics/channels/", hit.ParentId ?? 0) + At("/posts/", hit.SourceId % SearchKey.ParentFactor),
    };

    private static string At(string path, long id) => path + id.ToString(CultureInfo.InvariantCulture);
}
