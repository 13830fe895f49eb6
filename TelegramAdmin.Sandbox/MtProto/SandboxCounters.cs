namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>The counters that Telegram shows below a post.</summary>
/// <param name="Reactions">By emoji.</param>
/// <param name="Comments">Null where the channel has no comments.</param>
public sealed record SandboxCounters(int Views, int Forwards, IReadOnlyDictionary<string, int> Reactions, int? Comments);
