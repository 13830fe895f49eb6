using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Entering;

/// <summary>A conversation gets a label: its person enters what begins so.</summary>
internal sealed class EnterLabelled(EnterSequence enter) : ILabelObserver
{
    public async Task PutAsync(AppDbContext db, Conversation conversation, long labelId)
    {
        if (conversation.Kind != ConversationKind.Private)
            return;
        var value = labelId.ToString(CultureInfo.InvariantCulture);
        var waiting = await db.Sequences.AsNoTracking().Where(s => s.WorkspaceId == conversation.WorkspaceId && s.IsOn && s.Trigger == SequenceTrigger.Label && s.TriggerValue == value).ToListAsync();
        foreach (var sequence in waiting)
            await enter.RunAsync(db, sequence, conversation.ChatId, conversation.BotId);
    }
}
