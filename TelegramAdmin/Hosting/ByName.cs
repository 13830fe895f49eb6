namespace TelegramAdmin.Hosting;

/// <summary>Reads a word as the member of an enum. Numbers are refused, which Enum.TryParse takes.</summary>
internal static class ByName
{
    public static bool TryParse<T>(string? text, out T value) where T : struct, Enum
    {
        var name = Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = name is null ? default : Enum.Parse<T>(name);
        return name is not null;
    }
}
