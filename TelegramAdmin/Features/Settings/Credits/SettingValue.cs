using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;
using TelegramAdmin.Features.Settings.Inbox;

namespace TelegramAdmin.Features.Settings.Credits;

public enum SettingKind
{
    Switch = 1,
    Choice = 2,
    Number = 3,

    /// <summary>Several whole numbers.</summary>
    Numbers = 4,
    Text = 5,
    LongText = 6,

    /// <summary>Too much for one field: changed on the page of its slice.</summary>
    Elsewhere = 7,
}

/// <summary>Between a setting's JSON and what stands in a form.</summary>
internal static class SettingValue
{
    private const int LongestLine = 80;

    public static SettingKind KindOf(Setting setting) => setting switch
    {
        Setting<bool> => SettingKind.Switch,
        Setting<int> or Setting<long> or Setting<decimal> => SettingKind.Number,
        Setting<int[]> => SettingKind.Numbers,
        Setting<string> text => text.Default.Length > LongestLine ? SettingKind.LongText : SettingKind.Text,
        _ when setting.GetType().GetGenericArguments()[0].IsEnum => SettingKind.Choice,
        _ => SettingKind.Elsewhere,
    };

    public static string InputModeOf(Setting setting) => setting switch { Setting<decimal> => "decimal", Setting<int> or Setting<long> => "numeric", _ => "text" };

    /// <summary>What was typed as JSON. What is no number stays as it is, and the setting itself says what is wrong with it.</summary>
    public static string Read(Setting setting, string? typed) => KindOf(setting) switch
    {
        SettingKind.Number => (typed ?? "").Trim().Replace(',', '.') is { Length: > 0 } number && decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? number : JsonSerializer.Serialize(typed),
        SettingKind.Numbers => $"[{string.Join(',', (typed ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))}]",
        _ => JsonSerializer.Serialize(typed ?? ""),
    };

    /// <summary>JSON as it stands in an input.</summary>
    public static string Write(Setting setting, string json)
    {
        using var value = Parse(json);
        return value?.RootElement switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(e => e.ToString())),
            { } other => other.ToString(),
            null => json.Trim('[', ']'),
        };
    }

    public static string Words(Setting setting, string json) => KindOf(setting) switch
    {
        SettingKind.Choice => ChoicesOf(setting).FirstOrDefault(c => c.Value == json)?.Words ?? json,
        SettingKind.Switch => json == "true" ? "on" : "off",
        SettingKind.Elsewhere => Elsewhere(setting, json),
        _ when Write(setting, json) is { Length: > 0 } value => value,
        _ => "empty",
    };

    /// <summary>As it is shown; what somebody typed stays as it is.</summary>
    public static string Words(Setting setting, string json, Localizer words) => KindOf(setting) switch
    {
        SettingKind.Choice or SettingKind.Switch => words[Words(setting, json)],
        SettingKind.Elsewhere => Elsewhere(setting, json, words),
        _ when Write(setting, json) is { Length: > 0 } value => value,
        _ => words.Sense("empty (value)"),
    };

    public static IReadOnlyList<Choice> ChoicesOf(Setting setting) => setting switch
    {
        Setting<ChargingMode> => [Of(ChargingMode.WithStripe, "once people can pay by card"), Of(ChargingMode.Always, "always"), Of(ChargingMode.Never, "never")],
        Setting<GroupMode> => [Of(GroupMode.Addressed, "what is for the bot"), Of(GroupMode.Everything, "every message"), Of(GroupMode.Off, "nothing")],
        Setting<LinkRule> => [Of(LinkRule.LetThrough, "let through"), Of(LinkRule.Captcha, "held until they answer"), Of(LinkRule.Stop, "stopped")],
        Setting<BackupRhythm> => [Of(BackupRhythm.Off, "never"), Of(BackupRhythm.EverySixHours, "every six hours"), Of(BackupRhythm.Daily, "every day"), Of(BackupRhythm.Weekly, "every week")],
        Setting<CopyPlaceKind> => [Of(CopyPlaceKind.None, "none"), Of(CopyPlaceKind.Folder, "a folder on another disk"), Of(CopyPlaceKind.Bucket, "a bucket (S3)")],
        Setting<Density> => [Of(Density.Comfortable, "comfortable"), Of(Density.Compact, "compact")],
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Key, "No words for the choices of this setting."),
    };

    private static string Elsewhere(Setting setting, string json) => setting switch
    {
        Setting<InboxHours> => HoursWords.Of(HoursWords.Read(json)),
        Setting<ReportPlan> when JsonSerializer.Deserialize<ReportPlan>(json) is { IsOn: true } plan => $"{plan.Day}, {plan.At.ToString("HH:mm", CultureInfo.InvariantCulture)}",
        Setting<ReportPlan> => "off",
        Setting<BrandLogo> => KilobytesOf(json) is { } size ? $"a picture of {size} KB" : "ours",
        _ => json,
    };

    private static string Elsewhere(Setting setting, string json, Localizer words) => setting switch
    {
        Setting<InboxHours> => HoursWords.Of(HoursWords.Read(json), words),
        Setting<ReportPlan> when JsonSerializer.Deserialize<ReportPlan>(json) is { IsOn: true } plan => $"{HoursWords.Name(plan.Day)}, {plan.At.ToString("HH:mm", CultureInfo.InvariantCulture)}",
        Setting<ReportPlan> => words["off"],
        Setting<BrandLogo> => KilobytesOf(json) is { } size ? words["a picture of {0} KB", size] : words.Sense("ours (logo)"),
        _ => json,
    };

    /// <summary>Null for our own logo.</summary>
    private static int? KilobytesOf(string json) => JsonSerializer.Deserialize<BrandLogo>(json) is { IsOurs: false } logo ? Math.Max(1, logo.Png.Length / 1024) : null;

    private static Choice Of<T>(T value, string words) where T : struct, Enum => new(JsonSerializer.Serialize(value), words);

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
