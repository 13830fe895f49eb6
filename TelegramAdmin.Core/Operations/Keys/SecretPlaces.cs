using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Webhooks;

namespace TelegramAdmin.Core.Operations.Keys;

/// <summary>Everywhere that something encrypted lies. Columns are found by their name, Protected…, so that a new one cannot be forgotten; settings are listed, and a test finds who is missing.</summary>
public static class SecretPlaces
{
    private const string Mark = "Protected";

    /// <summary>Keys of settings whose value is encrypted.</summary>
    public static IReadOnlyList<string> Settings { get; } = [BackupSettings.Passphrase.Key, CopySettings.Secret.Key, CallSecret.Key];

    public static IReadOnlyList<SecretPlace> Of(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from property in entity.GetProperties()
           where property.ClrType == typeof(string) && property.Name.StartsWith(Mark, StringComparison.Ordinal)
           orderby entity.GetTableName(), property.GetColumnName()
           select new SecretPlace(entity.GetTableName()!, property.GetColumnName(), null),
        .. Settings.Select(key => new SecretPlace("workspace_settings", "value", key)),
    ];
}

/// <summary>A column of encrypted texts.</summary>
/// <param name="Setting">Of the table of settings: which one; its value is JSON.</param>
public sealed record SecretPlace(string Table, string Column, string? Setting)
{
    public override string ToString() => Setting ?? $"{Table}.{Column}";
}
