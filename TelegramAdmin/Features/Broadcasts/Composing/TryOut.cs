using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.Checking;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>Everything that shows what a draft would do, without doing it.</summary>
public sealed class TryOut(StaffSession session, EstimateBroadcast estimate, CheckMessage check, SendTest test, PreviewMessage preview, AudienceReader audiences)
{
    private const int Sampled = 10;
    private const int Shown = 20;

    public Task<Result<BroadcastEstimate>> EstimateAsync(Broadcast broadcast) => estimate.BeforeAsync(broadcast);

    /// <summary>Of all variants; what several have is said once.</summary>
    public async Task<IReadOnlyList<MessageFinding>> CheckAsync(WorkspaceId workspace, BroadcastDraft draft)
    {
        var all = new List<MessageFinding>();
        foreach (var variant in draft.Variants)
            all.AddRange(await check.RunAsync(workspace, variant.Message, draft.Audience, draft.CategoryId));
        return [.. all.DistinctBy(f => (f.Words, f.Language)).OrderBy(f => f.Severity)];
    }

    public async Task<IReadOnlyList<AudiencePerson>> SampleAsync(WorkspaceId workspace, Audience audience) =>
        (await audiences.SampleAsync(workspace, audience, Sampled)).TryGet(out var people, out _) ? people : [];

    /// <summary>To the Telegram account of whoever writes it.</summary>
    /// <param name="language">The version that is being written; empty for everybody else's.</param>
    public async Task<Result<long>> SendAsync(CampaignMessage message, IReadOnlySet<BotId>? chosen, IReadOnlyList<Bot> bots, string language)
    {
        var actor = await session.RequireActorAsync(AdminRole.Admin);
        Result<long> last = WritingErrors.BotGone;
        foreach (var bot in bots.Where(b => chosen?.Contains(b.Id) != false))
        {
            last = await test.RunAsync((await session.GetAsync()).Workspace, message, bot.Id, language, actor);
            if (last.IsOk)
                break; // Any that may write to them will do.
        }
        return last;
    }

    public async Task<Result<DryRun>> RunAsync(Broadcast broadcast)
    {
        var (workspace, audience) = (broadcast.WorkspaceId, broadcast.ReadAudience());
        if (!(await estimate.BeforeAsync(broadcast)).TryGet(out var estimated, out var failure) || !(await audiences.PageAsync(workspace, audience, null, Shown)).TryGet(out var people, out failure))
            return failure;
        var lines = new List<DryRunLine>();
        foreach (var person in people.Take(Shown))
        {
            var message = broadcast.ReadVariants()[lines.Count % broadcast.ReadVariants().Count].Message;
            var seen = await preview.RunAsync(workspace, message, person.TelegramUserId);
            lines.Add(seen.TryGet(out var shown, out var trouble) ? new DryRunLine(person, TelegramHtml.Read(shown.Html).Text, null) : new DryRunLine(person, "", trouble.Message));
        }
        return new DryRun(estimated, lines);
    }
}

/// <summary>What sending would do on today's data.</summary>
public sealed record DryRun(BroadcastEstimate Estimate, IReadOnlyList<DryRunLine> Lines);

/// <param name="Trouble">Why this person would get nothing.</param>
public sealed record DryRunLine(AudiencePerson Person, string Text, string? Trouble);
