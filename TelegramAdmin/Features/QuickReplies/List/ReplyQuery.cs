using System.Globalization;
using TelegramAdmin.Core.QuickReplies.Reading;

namespace TelegramAdmin.Features.QuickReplies.List;

/// <summary>The filters of the page as they stand in its address.</summary>
public sealed record ReplyQuery(string? Search, string? Category, string? Whose, string? Sort)
{
    public const string Team = "team";
    public const string Mine = "mine";
    public const string None = "none";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(Category) && string.IsNullOrEmpty(Whose);

    /// <summary>Null for every category, 0 for none.</summary>
    public long? CategoryId => Category == None ? 0 : long.TryParse(Category, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static ReplyQuery Of(IQueryCollection query) => new(query["q"], query["category"], query["whose"], query["sort"]);

    public QuickReplyFilter ToFilter(long adminId) => new(adminId)
    {
        Search = Search,
        CategoryId = CategoryId,
        Owner = Whose switch { Team => ReplyOwner.Team, Mine => ReplyOwner.Own, _ => ReplyOwner.Both },
        Order = Sort switch { "shortcut" => ReplyOrder.Shortcut, "-shortcut" => ReplyOrder.ShortcutBack, "uses" => ReplyOrder.LeastUses, _ => ReplyOrder.Uses },
    };
}
