namespace TelegramAdmin.Features.Welcome;

/// <summary>One step of the guide, with what is true of it now.</summary>
/// <param name="Key">Stable; what is passed over is kept by it.</param>
/// <param name="What">Why it is worth doing.</param>
/// <param name="Fact">What was found: "https://desk.example.com answers".</param>
public sealed record WelcomeStep(string Key, string Title, string What, bool IsDone, bool IsSkipped, string Fact)
{
    /// <summary>The button that does it.</summary>
    public string? Words { get; init; }

    public string? Href { get; init; }

    /// <summary>Opens beside this page.</summary>
    public bool IsOutside { get; init; }

    public bool IsOpen => !IsDone && !IsSkipped;
}

/// <summary>The guide as it stands.</summary>
public sealed record WelcomeState(IReadOnlyList<WelcomeStep> Steps, bool IsOver, bool IsSeen, bool HasBot)
{
    public int Done => Steps.Count(s => !s.IsOpen);

    public bool IsComplete => Steps.All(s => !s.IsOpen);

    /// <summary>Nothing is connected yet, and nobody has seen the guide: it opens by itself.</summary>
    public bool OpensByItself => !IsSeen && !IsOver && !HasBot;
}
