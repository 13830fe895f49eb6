using System.Globalization;

namespace TelegramAdmin.Http;

/// <summary>Numbers and dates follow the browser's language; the words stay English.</summary>
public static class ReaderCulture
{
    public static IApplicationBuilder UseReaderCulture(this IApplicationBuilder app) => app.UseRequestLocalization(options =>
    {
        options.SetDefaultCulture("en-GB");
        options.SupportedCultures = CultureInfo.GetCultures(CultureTypes.NeutralCultures | CultureTypes.SpecificCultures);
        options.SupportedUICultures = [CultureInfo.GetCultureInfo("en")];
        options.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.AcceptLanguageHeaderRequestCultureProvider()];
    });
}
