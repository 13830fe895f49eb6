namespace TelegramAdmin.Core.Settings;

/// <summary>An endpoint that speaks OpenAI's chat completions; without it nothing is asked anywhere.</summary>
public sealed record AiOptions
{
    /// <summary>What stands before <c>/chat/completions</c>.</summary>
    public Uri? BaseUrl { get; init; }

    public string? ApiKey { get; init; }

    public string? Model { get; init; }

    public bool IsOn => this is { BaseUrl: not null, ApiKey: not null, Model: not null };

    /// <summary>Says nothing secret.</summary>
    public override string ToString() => IsOn ? $"{Model} at {BaseUrl!.Authority}" : "off";
}
