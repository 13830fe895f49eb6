using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace TelegramAdmin.Http;

/// <summary>
/// Words are in the language that the reader chose, else in the browser's. Numbers and dates follow the browser's culture, as far as it is of
/// the chosen language.
/// </summary>
public static class ReaderCulture
{
    public const string CookieName = "ta-language";

    private const string Usual = "en-GB";

    /// <summary>What the interface can be read in, each by its own name.</summary>
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } = [("en", "English"), ("es", "Español"), ("ru", "Русский")];

    public static bool IsOne(string? language) => Languages.Any(l => l.Code == language);

    public static IApplicationBuilder UseReaderCulture(this IApplicationBuilder app) => app.UseRequestLocalization(options =>
    {
        options.SetDefaultCulture(Usual);
        options.SupportedCultures = CultureInfo.GetCultures(CultureTypes.NeutralCultures | CultureTypes.SpecificCultures);
        options.SupportedUICultures = [.. Languages.Select(l => CultureInfo.GetCultureInfo(l.Code))];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context.Request))), new AcceptLanguageHeaderRequestCultureProvider()];
    });

    private static ProviderCultureResult? Chosen(HttpRequest request)
    {
        if (request.Cookies[CookieName] is not { } language || !IsOne(language))
            return null;
        var browsers = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1, Comparer<double>.Default).Select(l => l.Value.Value);
        var culture = browsers.FirstOrDefault(l => l is not null && (l == language || l.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase)));
        return new ProviderCultureResult(culture ?? (language == "en" ? Usual : language), language);
    }
}
