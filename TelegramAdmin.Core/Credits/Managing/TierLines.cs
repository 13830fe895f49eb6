using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Tiers that are in use, in the file of settings.</summary>
internal sealed class TierLines(SaveTier save) : ISettingsPart
{
    public string Key => "tiers";

    public string Title => "Tier";

    public async Task<IReadOnlyList<SettingsLine>> ReadAsync(AppDbContext db, CancellationToken cancellation) =>
        [.. (await db.Tiers.Where(t => t.ArchivedAt == null).OrderBy(t => t.Name).ToListAsync(cancellation)).Select(t => Line(TierDraft.Of(t)))];

    public string? Check(SettingsLine line) => Draft(line) is { } draft ? SaveTier.Fault(draft)?.Message : "A tier needs prices, permissions, bonus and usual.";

    public async Task WriteAsync(AppDbContext db, WorkspaceId workspace, SettingsLine line, long? adminId)
    {
        var known = await db.Tiers.Where(t => t.Name == line.Name && t.ArchivedAt == null).Select(t => (long?)t.Id).FirstOrDefaultAsync();
        await save.ApplyAsync(db, workspace, known, Draft(line)!, adminId);
        await db.SaveChangesAsync(); // The usual tier changes hands by an update of its own.
    }

    private static SettingsLine Line(TierDraft draft) => new(draft.Name, new JsonObject
    {
        ["prices"] = new JsonObject(draft.Prices.ByKind.OrderBy(p => p.Key).Select(p => KeyValuePair.Create(p.Key.ToString(), (JsonNode?)p.Value))),
        ["permissions"] = new JsonArray([.. Enum.GetValues<TierPermissions>().Where(p => p is not (TierPermissions.None or TierPermissions.All) && draft.Permissions.HasFlag(p)).Select(p => (JsonNode?)p.ToString())]),
        ["bonus"] = draft.BonusPercent,
        ["usual"] = draft.IsDefault,
    });

    /// <summary>Null for a line that is no tier.</summary>
    private static TierDraft? Draft(SettingsLine line)
    {
        try
        {
            if (line.Values.Deserialize<Written>(JsonSerializerOptions.Web) is not { Prices: not null, Permissions: not null } written)
                return null;
            var prices = written.Prices.ToDictionary(p => Enum.Parse<MessageKind>(p.Key), p => p.Value);
            var permissions = written.Permissions.Select(p => Enum.Parse<TierPermissions>(p)).Aggregate(TierPermissions.None, (all, one) => all | one);
            return new TierDraft(line.Name, new MessagePrices(prices), permissions, written.Bonus, written.Usual);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private sealed record Written(Dictionary<string, int> Prices, string[] Permissions, int Bonus, bool Usual);
}
