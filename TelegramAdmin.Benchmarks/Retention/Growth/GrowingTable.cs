namespace TelegramAdmin.Benchmarks.Retention.Growth;

/// <summary>A table that grows with what people and bots write, and how its rows look.</summary>
/// <param name="PerMessage">Rows for each message, in or out.</param>
/// <param name="Values">What stands in <paramref name="Columns"/>, of the number <c>i</c>.</param>
internal sealed record GrowingTable(string Name, double PerMessage, string Columns, Func<LifeSql, string> Values)
{
    public string Into => $"{Name} ({Columns})";
}
