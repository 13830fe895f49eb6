using System.Globalization;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

/// <summary>The parameters of a call. As on Telegram all are text first, however they came.</summary>
internal sealed class Parameters
{
    private readonly List<KeyValuePair<string, string>> _values = new(8);
    private readonly List<UploadedFile> _files = [];

    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    public IReadOnlyList<UploadedFile> Files => _files;

    public void Add(string name, string value) => _values.Add(new(name, value));

    public void Add(UploadedFile file) => _files.Add(file);

    /// <summary>Null when missing or empty, which Telegram does not tell apart.</summary>
    public string? Text(string name)
    {
        foreach (var (key, value) in _values)
        {
            if (key == name) return value.Length == 0 ? null : value;
        }

        return null;
    }

    public bool Has(string name) => _values.Exists(pair => pair.Key == name);

    public string Required(string name) =>
        Text(name) ?? throw ApiException.BadRequest($"parameter \"{name}\" is required");

    public long? Integer(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public int? Int(string name) => (int?)Math.Clamp(Integer(name) ?? int.MinValue, int.MinValue, int.MaxValue) is { } value
        && value != int.MinValue ? value : null;

    public double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public bool Bool(string name) => Text(name) is { } value
        && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("yes", StringComparison.OrdinalIgnoreCase));

    /// <param name="what">Names the value in the error: "can't parse {what} JSON object".</param>
    public JsonElement? Json(string name, string what)
    {
        if (Text(name) is not { } value) return null;
        try
        {
            return JsonElement.Parse(value);
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"can't parse {what} JSON object");
        }
    }

    public UploadedFile? File(string name) => _files.Find(file => file.Field == name);
}
