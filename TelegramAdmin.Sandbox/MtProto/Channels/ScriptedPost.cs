namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>A post as it is at one moment.</summary>
internal sealed record ScriptedPost
{
    public required PostSeed Seed { get; init; }

    public int Id => Seed.Id;

    public required ScriptedKind Kind { get; init; }

    public required string Text { get; init; }

    public string? Author { get; init; }

    public long AlbumId { get; init; }

    public ForwardOrigin? Forward { get; init; }

    public PostButton? Button { get; init; }

    public long? EditedAt { get; init; }

    public required SandboxCounters Counters { get; init; }
}

internal sealed record ForwardOrigin(long Channel, int PostId, long At);

internal sealed record PostButton(string Text, string Url);

internal enum ScriptedKind
{
    Text,
    Photo,
    Video,
    Animation,
    Voice,
    Document,
    Poll,
    Service,
}
