using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>What is wrong with a sequence before it is kept: what is stored can be run.</summary>
public sealed partial class CheckSequence(IDatabase database, MessageWriter writer, AudienceQuery audiences, TimeProvider time)
{
    public async Task<Failure?> RunAsync(WorkspaceId workspace, SequenceDraft draft, CancellationToken cancellation = default)
    {
        if (draft.Name.Trim().Length is 0 or > Sequence.LongestName || !ShortText.IsWhole(draft.Name))
            return SequenceErrors.Name;
        if (draft.Steps.Count is 0 or > Sequence.MostSteps)
            return SequenceErrors.Steps;
        foreach (var (index, step) in draft.Steps.Index())
        {
            if (await FaultAsync(workspace, step, cancellation) is { } fault)
                return SequenceErrors.InStep(index + 1, fault);
        }
        if (draft.EndsFor is { } ends && (await audiences.WriteAsync(ends, workspace, time.GetUtcNow(), cancellation)).Failure is { } wrong)
            return wrong;
        await using var db = database.Read(workspace);
        return await PlacesAsync(db, draft, cancellation) ?? await TriggerAsync(db, draft, cancellation);
    }

    private async Task<Failure?> FaultAsync(WorkspaceId workspace, SequenceStep step, CancellationToken cancellation)
    {
        if (step.WaitMinutes is < 0 or > SequenceErrors.LongestWait)
            return SequenceErrors.Wait;
        if (step.Only is { } only && (await audiences.WriteAsync(only, workspace, time.GetUtcNow(), cancellation)).Failure is { } wrong)
            return wrong;
        return (await writer.PrepareAsync(workspace, step.Message, new MessageOwner(SubjectKind.SequenceRun, 0), cancellation)).Failure;
    }

    private static async Task<Failure?> PlacesAsync(AppDbContext db, SequenceDraft draft, CancellationToken cancellation)
    {
        if (draft.CategoryId is { } category && !await db.BroadcastCategories.AnyAsync(c => c.Id == category, cancellation))
            return SequenceErrors.Category;
        return draft.BotId is { } bot && !await db.Bots.AnyAsync(b => b.Id == bot && b.State != BotState.Removed, cancellation) ? SequenceErrors.Bot : null;
    }

    private static async Task<Failure?> TriggerAsync(AppDbContext db, SequenceDraft draft, CancellationToken cancellation)
    {
        if (draft.Trigger == SequenceTrigger.StartLink)
            return draft.TriggerValue is null || Payload().IsMatch(draft.TriggerValue) ? null : SequenceErrors.StartLink;
        if (draft.TriggerValue is null)
            return draft.Trigger == SequenceTrigger.Label ? SequenceErrors.TriggerValue : null;
        if (!long.TryParse(draft.TriggerValue, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return SequenceErrors.TriggerValue;
        var isThere = draft.Trigger switch
        {
            SequenceTrigger.Label => await db.Labels.AnyAsync(l => l.Id == id, cancellation),
            SequenceTrigger.Purchase => await db.Products.AnyAsync(p => p.Id == id, cancellation),
            _ => false,
        };
        return isThere ? null : SequenceErrors.TriggerValue;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.None, 500)]
    private static partial Regex Payload();
}
