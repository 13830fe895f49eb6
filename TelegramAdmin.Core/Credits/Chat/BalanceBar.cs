namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>A balance as ten squares: green while there is plenty, then yellow, then red.</summary>
public static class BalanceBar
{
    private const int Squares = 10;

    public static string Of(long balance, int full)
    {
        var filled = balance <= 0 ? 0 : (int)Math.Clamp(balance * Squares / full, 1, Squares);
        var colour = Of(filled) switch { BalanceLevel.Good => "🟩", BalanceLevel.Fair => "🟨", _ => "🟥" };
        return string.Concat(Enumerable.Repeat(colour, filled).Concat(Enumerable.Repeat("⬜", Squares - filled)));
    }

    public static BalanceLevel LevelOf(long balance, int full) => balance <= 0 ? BalanceLevel.Empty : Of((int)Math.Clamp(balance * Squares / full, 1, Squares));

    private static BalanceLevel Of(int filled) => filled switch { > 5 => BalanceLevel.Good, > 2 => BalanceLevel.Fair, > 0 => BalanceLevel.Low, _ => BalanceLevel.Empty };
}

public enum BalanceLevel
{
    Good = 1,
    Fair = 2,
    Low = 3,
    Empty = 4,
}
