using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Wants to know when a conversation gets a label, in the transaction that puts it on.</summary>
public interface ILabelObserver
{
    Task PutAsync(AppDbContext db, Conversation conversation, long labelId);
}
