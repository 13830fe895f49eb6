using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>What a rule would have said in the last 30 days, from what is kept, by the same decisions that are made as things happen.</summary>
public sealed class DryRunRule(IDatabase database, TimeProvider time)
{
    public const int Days = 30;

    private const int Shown = 20;
    private const int MostChannels = 200;

    public async Task<Result<DryRun>> RunAsync(WorkspaceId workspace, AlertRuleDraft draft, CancellationToken cancellation = default)
    {
        if (CheckRule.Form(draft) is { } wrong)
            return wrong;
        await using var db = database.Read(workspace);
        if (await CheckRule.NamesAsync(db, draft) is { } stranger)
            return stranger;
        var now = time.GetUtcNow();
        var rule = draft.New(workspace, now);
        var channels = (await db.Set<TrackedChannel>().OrderBy(c => c.Id).ToListAsync(cancellation)).Where(rule.IsAbout).Take(MostChannels).ToList();
        var said = new List<DryAlert>();
        foreach (var channel in channels)
            said.AddRange(await OfChannelAsync(db, rule, channel, now, cancellation));
        return new DryRun(channels.Count, said.Count, said.Count(a => !a.IsQuiet), [.. said.OrderByDescending(a => a.At).Take(Shown)], NoteOf(rule, channels.Count));
    }

    private static async Task<IEnumerable<DryAlert>> OfChannelAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        var seen = await new PastSightings(db, rule, channel, now.AddDays(-Days), now).ReadAsync(cancellation);
        var cooldown = new Cooldown(rule, null);
        return seen.OrderBy(s => s.At).ThenBy(s => s.MessageId).Select(s => (Sighting: s, Tells: cooldown.Tells(s))).Where(s => s.Tells is not null)
            .Select(s => new DryAlert(channel.Id, channel.Title, s.Sighting.At, s.Sighting.Text, s.Sighting.MessageId, s.Tells == false)).ToList();
    }

    private static string? NoteOf(ChannelAlertRule rule, int channels) => rule.Kind switch
    {
        _ when channels == 0 => "No channel is watched by it yet.",
        AlertKind.Lost => "Which channels were lost before is not kept, so this cannot be tried on the past.",
        _ => null,
    };
}

/// <param name="Found">How often it would have found something, the quiet ones with it.</param>
/// <param name="Told">How often it would have told somebody.</param>
/// <param name="Newest">The newest 20.</param>
/// <param name="Note">Why the past says little; null where it does not.</param>
public sealed record DryRun(int Channels, int Found, int Told, IReadOnlyList<DryAlert> Newest, string? Note);

public sealed record DryAlert(long ChannelId, string Channel, DateTimeOffset At, string Text, long? MessageId, bool IsQuiet);
