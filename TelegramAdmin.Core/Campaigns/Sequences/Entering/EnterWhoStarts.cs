using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Sequences.Entering;

/// <summary>Somebody starts a bot, for the first time or by a link: enters what begins so. Before the answer, which notes that they started.</summary>
internal sealed class EnterWhoStarts(EnterSequence enter) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.Message is not { Chat.IsPrivate: true } message || context.Find<Recognised>() is not { User: { } person } || context.Find<StaffChat>() is not null)
            return;
        if (!BotCommand.TryRead(message, context.Bot.Username, out var command) || command.Name != "start")
            return;
        var waiting = await context.Db.Sequences.AsNoTracking()
            .Where(s => s.WorkspaceId == context.Bot.WorkspaceId && s.IsOn && (s.Trigger == SequenceTrigger.Joined || s.Trigger == SequenceTrigger.StartLink)).ToListAsync();
        foreach (var sequence in waiting.Where(s => Begins(s, person, command.Argument)))
            await enter.RunAsync(context.Db, sequence, person.TelegramUserId, context.Bot.Id);
    }

    private static bool Begins(Sequence sequence, BotUser person, string payload) => sequence.Trigger == SequenceTrigger.Joined
        ? person.StartedAt is null
        : payload.Length > 0 && (sequence.TriggerValue is null || sequence.TriggerValue == payload);
}
