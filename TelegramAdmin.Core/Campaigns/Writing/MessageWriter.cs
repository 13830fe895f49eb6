using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>Makes of a message for many what each person gets.</summary>
public sealed class MessageWriter
{
    /// <summary>Reads a message once, for all who get it.</summary>
    /// <param name="owner">Whose buttons these are.</param>
    public Task<Result<PreparedMessage>> PrepareAsync(WorkspaceId workspace, CampaignMessage message, MessageOwner owner, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}

/// <summary>A message that was read and checked.</summary>
public abstract class PreparedMessage
{
    /// <summary>What this person gets through this bot.</summary>
    /// <param name="subject">The recipient, run or gift recipient that buttons lead back to.</param>
    /// <returns>Fails with the variable that is missing, or where the text becomes too long.</returns>
    public abstract Result<OutgoingMessage> Write(PersonFacts person, BotId bot, long subject);
}

/// <summary>Whose message it is; buttons lead back to it.</summary>
public readonly record struct MessageOwner(SubjectKind Kind, long Id);

/// <summary>What is known of a person, for variables, conditions and the choice of the language.</summary>
public sealed record PersonFacts(long TelegramUserId, string? Language, IReadOnlyDictionary<string, object?> Values);

/// <summary>A call of the Bot API.</summary>
/// <param name="Parameters">JSON, without chat_id.</param>
/// <param name="Files">As <see cref="Spool.Describe"/> gives it.</param>
public sealed record OutgoingMessage(string Method, string Parameters, string? Files = null);
