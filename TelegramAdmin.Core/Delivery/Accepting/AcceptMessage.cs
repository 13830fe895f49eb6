using System.Diagnostics;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery.Accepting;

/// <summary>Takes a message of another program into the queue. When it returns, the message is on disk.</summary>
public sealed class AcceptMessage
{
    private readonly IDatabase _database;
    private readonly RosterReader _rosters;
    private readonly AppendMessages _append;

    internal AcceptMessage(IDatabase database, RosterReader rosters, AppendMessages append) => (_database, _rosters, _append) = (database, rosters, append);

    /// <exception cref="StorageUnavailableException">Nothing was kept.</exception>
    public async Task<Result<AcceptedMessage>> RunAsync(NewMessage message)
    {
        return await AppendAsync(message, await _rosters.ReadAsync(message.WorkspaceId));
    }

    /// <summary>Takes several of one workspace, in their order; nothing comes between them and their places in the queue.</summary>
    /// <returns>One task for each; each fails by itself.</returns>
    public async Task<IReadOnlyList<Task<Result<AcceptedMessage>>>> RunAsync(WorkspaceId workspace, IReadOnlyList<NewMessage> messages)
    {
        var roster = await _rosters.ReadAsync(workspace);
        return [.. messages.Select(message => AppendAsync(message, roster))];
    }

    private Task<Result<AcceptedMessage>> AppendAsync(NewMessage message, Roster roster) =>
        message.BotId is { } named && roster.Find(named) is null
            ? Task.FromResult<Result<AcceptedMessage>>(DeliveryErrors.BotUnknown)
            : _database.AppendAsync(_append, new IncomingMessage(message, roster));
}

/// <summary>A message on its way to the disk.</summary>
internal sealed record IncomingMessage(NewMessage Message, Roster Roster)
{
    /// <summary>The bot that it is given to.</summary>
    public BotId BotId { get; set; }

    /// <summary>Why it is not taken.</summary>
    public Failure? Refusal { get; set; }

    /// <summary>Its row; null while it has none.</summary>
    public long? Id { get; set; }

    /// <summary>It stands there already: the same name was used before.</summary>
    public bool IsRepeat { get; set; }

    public DeliveryState State { get; set; }

    public Lane Lane { get; set; }

    /// <summary>The trace of whoever asked for it.</summary>
    public ActivityContext Trace { get; } = EngineTraces.Here;

    public (long Key, string Name)? Identity => Message is { ApiKeyId: { } key, IdempotencyKey: { } name } ? (key, name) : null;
}
