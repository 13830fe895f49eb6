using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting;

/// <summary>Reads <see cref="AiOptions"/>: all three keys or none. A problem never repeats a secret.</summary>
internal sealed class AiSettingsReader(IConfiguration configuration, List<string> problems)
{
    private static readonly string[] Keys = ["Ai:BaseUrl", "Ai:ApiKey", "Ai:Model"];

    public AiOptions Read()
    {
        var missing = Keys.Where(key => Value(key) is null).ToList();
        if (missing.Count == Keys.Length)
            return new AiOptions();
        problems.AddRange(missing.Select(Missing));
        return new AiOptions { BaseUrl = BaseUrl(), ApiKey = ApiKey(), Model = Model() };
    }

    private string? Value(string key) => configuration[key]?.Trim() is { Length: > 0 } value ? value : null;

    private static string Missing(string key) => key == "Ai:ApiKey"
        ? "Ai:ApiKey is missing: Ai:BaseUrl, Ai:ApiKey and Ai:Model belong together. Where the endpoint asks for no key, write any word."
        : $"{key} is missing: Ai:BaseUrl, Ai:ApiKey and Ai:Model belong together. Set all three, or none to leave AI off.";

    private Uri? BaseUrl()
    {
        if (Value("Ai:BaseUrl") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url!.Query.Length + url.Fragment.Length + url.UserInfo.Length == 0)
            return url;
        problems.Add("Ai:BaseUrl is not an address. Write it up to and without /chat/completions, like https://api.openai.com/v1.");
        return null;
    }

    private string? ApiKey()
    {
        if (Value("Ai:ApiKey") is not { } key || key.All(c => c is > ' ' and <= '~'))
            return Value("Ai:ApiKey");
        problems.Add("Ai:ApiKey holds a blank or a letter that no key has. Copy it whole from the endpoint's provider.");
        return null;
    }

    private string? Model()
    {
        if (Value("Ai:Model") is not { Length: > LongestModel })
            return Value("Ai:Model");
        problems.Add($"Ai:Model has more than {LongestModel} letters. Write the model's name as the endpoint lists it.");
        return null;
    }

    private const int LongestModel = 100;
}
