namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>What goes wrong on purpose with calls to the Stripe API. Rates are 0 to 1.</summary>
public sealed record StripeFaults
{
    /// <summary>Every call is answered 500 or 503 without being done.</summary>
    public bool IsDown { get; init; }

    /// <summary>Every call is answered 401, as after the key was rolled.</summary>
    public bool RefusesKey { get; init; }

    /// <summary>The next so many calls are answered 429; counts down.</summary>
    public int RefuseNext { get; init; }

    /// <summary>Share of calls answered 429.</summary>
    public double RefuseRate { get; init; }

    /// <summary>The Retry-After of such a 429, in seconds.</summary>
    public int RetryAfter { get; init; } = 1;

    /// <summary>Share of calls answered 500 without being done.</summary>
    public double ServerErrorRate { get; init; }

    /// <summary>Milliseconds before a call is answered.</summary>
    public int SlowMs { get; init; }

    /// <summary>Share of calls that are done, then the connection is closed without an answer.</summary>
    public double LoseAnswerRate { get; init; }

    /// <summary>The next so many calls are done, but their answers are lost; counts down.</summary>
    public int LoseNextAnswers { get; init; }
}
