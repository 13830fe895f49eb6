using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>What became of everything that was taken on.</summary>
internal sealed record Tally(string Scenario, DatabaseProvider Database)
{
    private readonly List<string> _findings = [];

    /// <summary>Messages, updates and payments that the product answered for.</summary>
    public int Accepted { get; set; }

    /// <summary>Of these, what has had its effect.</summary>
    public int Done { get; set; }

    /// <summary>Neither done nor known to be undecided.</summary>
    public int Lost { get; private set; }

    public int Doubled { get; private set; }

    /// <summary>Telegram's answer never came: nobody can know, the product says so and does not send again.</summary>
    public int Unknown { get; set; }

    /// <summary>Answers of the bot to one person that went out once more, since it was not known whether they had.</summary>
    public int SaidAgain { get; set; }

    public int CreditsWrong { get; private set; }

    public TimeSpan LongestSilence { get; set; }

    public TimeSpan ToGoOn { get; set; }

    /// <summary>What is wrong, and which messages are unknown.</summary>
    public IReadOnlyList<string> Findings => _findings;

    public bool IsClean => Lost == 0 && Doubled == 0 && CreditsWrong == 0;

    public void Lose(string what)
    {
        Lost++;
        _findings.Add($"lost: {what}");
    }

    public void Double(string what)
    {
        Doubled++;
        _findings.Add($"doubled: {what}");
    }

    public void Wrong(string what)
    {
        CreditsWrong++;
        _findings.Add($"credits wrong: {what}");
    }

    public void NotKnown(string what)
    {
        Unknown++;
        _findings.Add($"unknown: {what}");
    }
}
