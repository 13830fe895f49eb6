using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Matching;

/// <summary>Who wants no more messages of one of these categories.</summary>
internal sealed class OptedOutField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.OptedOut;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql) => $"""
        EXISTS (SELECT 1 FROM opt_outs o WHERE o.workspace_id = p.workspace_id AND o.telegram_user_id = p.telegram_user_id AND o.category_id IN {sql.AddIds(condition)})
        """;

    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) =>
        [.. (await db.BroadcastCategories.Where(c => only == null || only.Contains(c.Id)).OrderBy(c => c.Name).ToListAsync(cancellation))
            .Select(c => new AudienceChoice(c.Id.ToString(CultureInfo.InvariantCulture), c.Name))];
}

/// <summary>Whom one of these broadcasts reached.</summary>
internal sealed class ReceivedField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Received;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql) => Recipients.Where(sql, condition, string.Create(CultureInfo.InvariantCulture, $"d.state = {(int)RecipientState.Sent}"));

    public Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) => Recipients.BroadcastsAsync(db, only, cancellation);
}

/// <summary>Who pressed a button of one of these broadcasts.</summary>
internal sealed class PressedField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Pressed;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql) => Recipients.Where(sql, condition, "d.pressed_at IS NOT NULL");

    public Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) => Recipients.BroadcastsAsync(db, only, cancellation);
}

internal static class Recipients
{
    /// <summary>As many as a person would look through.</summary>
    private const int MostOffered = 300;

    // The unique index leads from a broadcast to the person.
    public static string Where(AudienceSql sql, Audience condition, string outcome) => $"""
        EXISTS (SELECT 1 FROM recipients d WHERE d.broadcast_id IN {sql.AddIds(condition)} AND d.telegram_user_id = p.telegram_user_id
        AND d.workspace_id = p.workspace_id AND {outcome})
        """;

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<AudienceChoice>> BroadcastsAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation)
    {
        var started = only is null ? db.Broadcasts.Where(b => b.StartedAt != null) : db.Broadcasts.Where(b => only.Contains(b.Id));
        var rows = await started.OrderByDescending(b => b.Id).Take(only?.Count ?? MostOffered).Select(b => new { b.Id, b.Name }).ToListAsync(cancellation);
        return [.. rows.Select(b => new AudienceChoice(b.Id.ToString(CultureInfo.InvariantCulture), b.Name))];
    }
}
