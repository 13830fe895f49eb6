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

    /// <summary>What a number counts, such as "days"; null where the title says it, or there is nothing to count.</summary>
    public string? Unit { get; init; }

    /// <summary>Only owners change it; other settings are for admins too.</summary>
    public bool IsForOwners { get; init; }

    /// <summary>Kept encrypted by whoever sets it: not in the registry, in no history and in no file.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The usual value as JSON.</summary>
    public abstract string DefaultJson { get; }

    /// <summary>What is wrong with a value given as JSON; null where it can be stored.</summary>
    public abstract string? Check(string json);

    /// <summary>The same value as it is stored, however it was written; for a value that fits.</summary>
    public abstract string Tidy(string json);
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
            return JsonSerializer.Deserialize<T>(json) switch
            {
                null => $"{Title} needs a value.",
                Enum choice when !Enum.IsDefined(choice.GetType(), choice) => $"{Title} has no such choice.",
                { } value => refuse?.Invoke(value),
            };
        }
        catch (JsonException)
        {
            return $"{Title} does not take this value.";
        }
    }

    public override string Tidy(string json) => Write(JsonSerializer.Deserialize<T>(json)!);

    internal static string Write(T value) => JsonSerializer.Serialize(value);

    /// <summary>A stored value; the usual one where what is stored no longer fits.</summary>
    internal T Read(string json) => Check(json) is null ? JsonSerializer.Deserialize<T>(json)! : usual;
}
