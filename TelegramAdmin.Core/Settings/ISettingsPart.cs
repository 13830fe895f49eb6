using System.Text.Json.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>Something of a slice that goes into the file of settings beside them, line by line, each under its name.</summary>
public interface ISettingsPart
{
    /// <summary>Where it stands in the file: "labels".</summary>
    string Key { get; }

    /// <summary>What one line is, for people: "Label".</summary>
    string Title { get; }

    /// <summary>What there is, by name; what a line means must not hang on numbers that are others elsewhere.</summary>
    Task<IReadOnlyList<SettingsLine>> ReadAsync(AppDbContext db, CancellationToken cancellation = default);

    /// <summary>What is wrong with a line of a file; null where it can be taken.</summary>
    string? Check(SettingsLine line);

    /// <summary>Adds it, or changes the one of that name, in the caller's transaction.</summary>
    Task WriteAsync(AppDbContext db, WorkspaceId workspace, SettingsLine line, long? adminId);
}

/// <param name="Values">Without the name.</param>
public sealed record SettingsLine(string Name, JsonObject Values)
{
    /// <summary>"bonus: 10, usual: false"; empty where the name is all there is.</summary>
    public string Words => string.Join(", ", Values.Select(v => $"{v.Key}: {v.Value?.ToJsonString().Trim('"')}"));
}
