using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Contests.Broadcasting;

/// <summary>Who is to be written to, by whom and where.</summary>
internal sealed record Audience(SandboxServer Sandbox, SandboxBot Bot, IReadOnlyList<SandboxPerson> Readers);

/// <summary>A program that has been given one message for each reader, and has not begun yet.</summary>
internal interface IBroadcaster : IAsyncDisposable
{
    /// <summary>Starts the process; again after a kill.</summary>
    Task StartAsync();

    /// <summary>kill -9.</summary>
    Task KillAsync();

    /// <summary>Nothing is left that it would still send.</summary>
    Task<bool> HasEndedAsync();

    /// <summary>Readers of whom it says itself that it cannot know whether they have their message.</summary>
    Task<IReadOnlySet<long>> UnknownAsync();
}
