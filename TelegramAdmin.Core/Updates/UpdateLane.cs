namespace TelegramAdmin.Core.Updates;

/// <summary>The updates of one chat of one bot, worked off one after the other.</summary>
internal sealed class UpdateLane(LaneKey key)
{
    public LaneKey Key { get; } = key;

    public Queue<WaitingUpdate> Waiting { get; } = new();

    /// <summary>A worker has it, or a timer will hand it to one.</summary>
    public bool IsTaken { get; set; }
}

internal readonly record struct LaneKey(Storage.BotId BotId, long ChatId);
