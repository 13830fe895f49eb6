using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Http;

/// <summary>
/// Words are in the language that the reader chose for all devices or for this one, else in the browser's. Numbers and dates follow the browser's culture, as far as it is of
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
        options.RequestCultureProviders = [new CustomRequestCultureProvider(ChosenAsync), new AcceptLanguageHeaderRequestCultureProvider()];
    });

    private static async Task<ProviderCultureResult?> ChosenAsync(HttpContext context) =>
        Chosen(context.Request, (await ChoiceAsync(context)).Language ?? context.Request.Cookies[CookieName]);

    /// <summary>What who is signed in chose for all of their devices.</summary>
    public static async ValueTask<ReaderChoice> ChoiceAsync(HttpContext context)
    {
        if (Staff.Of(context.User) is not { } staff)
            return ReaderChoice.None;
        try
        {
            return await context.RequestServices.GetRequiredService<ReaderChoices>().OfAsync(staff.AdminId);
        }
        catch (DbException)
        {
            return ReaderChoice.None; // The page that says what failed is drawn too.
        }
    }

    private static ProviderCultureResult? Chosen(HttpRequest request, string? language)
    {
        if (!IsOne(language))
            return null;
        var browsers = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1, Comparer<double>.Default).Select(l => l.Value.Value);
        var culture = browsers.FirstOrDefault(l => l is not null && (l == language || l.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase)));
        return new ProviderCultureResult(culture ?? (language == "en" ? Usual : language!), language!);
    }
}
