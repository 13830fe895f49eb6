namespace TelegramAdmin.Core.Storage.Rollups;

public enum RollupPeriod
{
    /// <summary>Kept for two days.</summary>
    Minute = 1,

    /// <summary>Kept for 90 days.</summary>
    Hour = 2,

    /// <summary>Kept for ever.</summary>
    Day = 3,
}
