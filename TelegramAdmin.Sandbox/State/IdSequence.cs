namespace TelegramAdmin.Sandbox.State;

/// <summary>Hands out ids that look like Telegram's: people beyond 32 bits among them, groups below -100….</summary>
internal sealed class IdSequence
{
    private const long FirstPerson = 5_100_000_001;
    private const long FirstSmallPerson = 410_000_001;
    private const long FirstGroup = -1_002_100_000_001;

    public long Bots { get; set; } = 100_000;

    public long People { get; set; }

    public long Groups { get; set; }

    public long Queries { get; set; } = 4_800_000_000_000_000_000;

    public long NextBot() => ++Bots;

    /// <summary>Every third person has an id that fits in 32 bits, the others do not.</summary>
    public long NextPerson()
    {
        var number = People++;
        return number % 3 == 1 ? FirstSmallPerson + number * 7 : FirstPerson + number * 11;
    }

    public long NextGroup() => FirstGroup - Groups++ * 13;

    public string NextQuery() => (++Queries).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
