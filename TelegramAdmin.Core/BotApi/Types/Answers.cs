namespace TelegramAdmin.Core.BotApi.Types;

/// <summary>core.telegram.org/bots/api#webhookinfo</summary>
public sealed record WebhookInfo
{
    public string Url { get; init; } = "";

    public bool HasCustomCertificate { get; init; }

    public int PendingUpdateCount { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? LastErrorDate { get; init; }

    public string? LastErrorMessage { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? LastSynchronizationErrorDate { get; init; }

    public int? MaxConnections { get; init; }

    public IReadOnlyList<string>? AllowedUpdates { get; init; }
}

/// <summary>core.telegram.org/bots/api#file</summary>
public sealed record RemoteFile
{
    public string? FilePath { get; init; }

    public long? FileSize { get; init; }
}
