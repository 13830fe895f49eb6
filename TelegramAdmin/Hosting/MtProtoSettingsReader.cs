using System.Globalization;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting;

/// <summary>Reads <see cref="MtProtoOptions"/>: ApiId and ApiHash together or neither. A problem never repeats a secret.</summary>
internal sealed class MtProtoSettingsReader(IConfiguration configuration, List<string> problems)
{
    private const int HashLength = 32;

    public MtProtoOptions Read()
    {
        var usual = new MtProtoOptions();
        var (id, hash) = Application();
        return new MtProtoOptions
        {
            ApiId = id,
            ApiHash = hash,
            TestDc = TestDc(),
            MostOpen = (int)Number("MtProto:MostOpen", usual.MostOpen, 1, 200, isWhole: true),
            ImportDirectory = Value("MtProto:ImportDirectory"),
            LibraryPath = Value("MtProto:LibraryPath") is { } path ? Path.GetFullPath(path) : null,
            BetweenPages = TimeSpan.FromSeconds(Number("MtProto:SecondsBetweenPages", usual.BetweenPages.TotalSeconds, 0.05, 60)),
            BetweenNames = TimeSpan.FromSeconds(Number("MtProto:SecondsBetweenNames", usual.BetweenNames.TotalSeconds, 0.05, 3600)),
            NamesADay = (int)Number("MtProto:NamesADay", usual.NamesADay, 1, 200, isWhole: true),
        };
    }

    private string? Value(string key) => configuration[key]?.Trim() is { Length: > 0 } value ? value : null;

    private (int? Id, string? Hash) Application()
    {
        var (id, hash) = (Value("MtProto:ApiId"), Value("MtProto:ApiHash"));
        if (id is null && hash is null)
            return (null, null);
        var isNumber = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        if (id is null || hash is null)
            problems.Add($"{(id is null ? "MtProto:ApiId" : "MtProto:ApiHash")} is missing: MtProto:ApiId and MtProto:ApiHash belong together. Set both, or neither so that each account brings its own.");
        else if (!isNumber)
            problems.Add("MtProto:ApiId is not a number. Copy it from my.telegram.org, API development tools: App api_id.");
        else if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigit))
            problems.Add($"MtProto:ApiHash is not {HashLength} hexadecimal digits. Copy it from my.telegram.org, API development tools: App api_hash.");
        return (number, hash);
    }

    private bool TestDc()
    {
        if (Value("MtProto:TestDc") is not { } text)
            return false;
        if (!bool.TryParse(text, out var isOn))
            problems.Add($"MtProto:TestDc: \"{text}\" is neither true nor false.");
        return isOn;
    }

    private double Number(string key, double usual, double least, double most, bool isWhole = false)
    {
        if (Value(key) is not { } text)
            return usual;
        var style = isWhole ? NumberStyles.None : NumberStyles.AllowDecimalPoint;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Add(string.Create(CultureInfo.InvariantCulture, $"{key}: \"{text}\" is not a {(isWhole ? "whole number" : "number of seconds")} from {least} to {most}."));
        return usual;
    }
}
