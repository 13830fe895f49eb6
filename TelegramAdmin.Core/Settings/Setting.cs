using System.Text.Json;

namespace TelegramAdmin.Core.Settings;

/// <summary>One setting of a workspace: what it means, what it is without anybody's doing, and which values it takes.</summary>
public abstract class Setting(string key, string title, string meaning)
{
    /// <summary>Stable; stored, exported and audited by it.</summary>
    public string Key => key;

    public string Title => title;

    /// <summary>One sentence for whoever is about to change it.</summary>
    public string Meaning => meaning;

    /// <summary>The usual value as JSON.</summary>
    public abstract string DefaultJson { get; }

    /// <summary>What is wrong with a value given as JSON; null where it can be stored.</summary>
    public abstract string? Check(string json);
}

/// <inheritdoc />
/// <param name="refuse">What is wrong with a value; null where nothing is.</param>
public sealed class Setting<T>(string key, T usual, string title, string meaning, Func<T, string?>? refuse = null) : Setting(key, title, meaning)
{
    public T Default => usual;

    public override string DefaultJson => Write(usual);

    public override string? Check(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json) is { } value ? refuse?.Invoke(value) : $"{Title} needs a value.";
        }
        catch (JsonException)
        {
            return $"{Title} does not take this value.";
        }
    }

    internal static string Write(T value) => JsonSerializer.Serialize(value);

    /// <summary>A stored value; the usual one where what is stored no longer fits.</summary>
    internal T Read(string json) => Check(json) is null ? JsonSerializer.Deserialize<T>(json)! : usual;
}
