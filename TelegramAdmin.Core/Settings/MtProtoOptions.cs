namespace TelegramAdmin.Core.Settings;

/// <summary>How Telegram accounts that read channels are run.</summary>
public sealed record MtProtoOptions
{
    /// <summary>The application of my.telegram.org that accounts sign in with, unless they bring their own.</summary>
    public int? ApiId { get; init; }

    public string? ApiHash { get; init; }

    /// <summary>Telegram's test servers, where no account of the real ones exists.</summary>
    public bool TestDc { get; init; }

    /// <summary>How many accounts are open at the same time; each takes memory and a line to Telegram.</summary>
    public int MostOpen { get; init; } = 10;

    /// <summary>Where ready TDLib sessions are taken from; null for <c>import</c> in the data directory.</summary>
    public string? ImportDirectory { get; init; }

    /// <summary>TDLib's own file; null for the one that comes with the app.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>From one page of posts to the next, of one account.</summary>
    public TimeSpan BetweenPages { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From one look-up of a name or invite to the next, of one account: Telegram allows least of these.</summary>
    public TimeSpan BetweenNames { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many names and invites an account looks up within 24 hours.</summary>
    public int NamesADay { get; init; } = 50;

    /// <summary>Whether an account needs no application of its own.</summary>
    public bool HasApplication => this is { ApiId: not null, ApiHash: not null };

    /// <summary>Says nothing secret.</summary>
    public override string ToString() => HasApplication ? $"application {ApiId}{(TestDc ? ", test servers" : "")}" : "no application";
}
