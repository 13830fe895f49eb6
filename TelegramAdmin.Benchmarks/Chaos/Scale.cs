namespace TelegramAdmin.Benchmarks.Chaos;

/// <summary>How much happens on a stage, and how long a trouble lasts.</summary>
/// <param name="Readers">People of the broadcast.</param>
/// <param name="Askers">People who write, each once.</param>
/// <param name="Sends">Messages that a program posts.</param>
/// <param name="Buyers">People who buy credits.</param>
/// <param name="Kills">How often the product is killed where it is killed.</param>
/// <param name="Outage">How long something is gone.</param>
/// <param name="Span">Over how long writing, posting and buying are spread.</param>
/// <param name="Patience">How long everything may take to come to its end afterwards.</param>
internal sealed record Scale(int Readers, int Askers, int Sends, int Buyers, int Kills, TimeSpan Outage, TimeSpan Span, TimeSpan Patience)
{
    public static Scale Full { get; } = new(800, 240, 240, 60, 10, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(180));

    public static Scale Quick { get; } = new(150, 40, 40, 8, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(90));
}
