namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>What somebody did to one post; the state file keeps it.</summary>
internal sealed class PostActs
{
    /// <summary>Of a post that was written rather than grown.</summary>
    public WrittenPost? Written { get; set; }

    public string? EditedText { get; set; }

    public long? EditedAt { get; set; }

    public long? DeletedAt { get; set; }

    public SandboxCounters? Counters { get; set; }
}

/// <param name="At">Unix seconds.</param>
/// <param name="ForwardedFrom">A channel's number.</param>
internal sealed record WrittenPost(long At, string Text, ScriptedKind Kind, long? ForwardedFrom = null, int? ForwardedPost = null, string? ButtonUrl = null);
