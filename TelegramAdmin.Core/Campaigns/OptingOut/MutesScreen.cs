using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.OptingOut;

/// <summary>What a bot sends to many, each with a switch. Its buttons send back <c>mutes:category:off</c>.</summary>
internal static class MutesScreen
{
    public const string Route = "mutes";

    public static string Data(long category, bool isOff) => string.Create(CultureInfo.InvariantCulture, $"{Route}:{category}:{(isOff ? "off" : "on")}");

    /// <returns>Null for what no such button sends; a category of 0 for the list itself.</returns>
    public static (long Category, bool IsOff)? Read(string data) => data.Split(':') switch
    {
        [Route] => (0, false),
        [Route, var id, "off" or "on"] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var category) => (category, data.EndsWith("off", StringComparison.Ordinal)),
        _ => null,
    };

    public static async Task<BotScreen> OfAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId, Wording words)
    {
        var categories = await db.BroadcastCategories.Where(c => c.WorkspaceId == workspace).OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).ToListAsync();
        var off = await db.OptOuts.Where(o => o.WorkspaceId == workspace && o.TelegramUserId == telegramUserId).Select(o => o.CategoryId).ToHashSetAsync();
        return categories.Count == 0
            ? BotScreen.Of(words.Say("mutes.none"))
            : BotScreen.Of(words.Say("mutes.title"), [.. categories.Select(c => (IReadOnlyList<BotButton>)[new BotButton($"{(off.Contains(c.Id) ? "🔕" : "🔔")} {c.Name}", Data(c.Id, isOff: !off.Contains(c.Id)))])]);
    }
}
