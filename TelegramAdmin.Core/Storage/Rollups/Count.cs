namespace TelegramAdmin.Core.Storage.Rollups;

/// <summary>A fact to be counted: so many of a metric, for a bot, at a moment.</summary>
public readonly record struct Count(WorkspaceId WorkspaceId, BotId BotId, Metric Metric, DateTimeOffset At, long Value = 1);
