using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>A unit of time as people write it in the three languages of the interface.</summary>
internal static class CommandTime
{
    public const string Units = "hours?|days?|weeks?|months?|years?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|час(?:а|ов)?|день|дня|дней|недел(?:ю|я|и|ь)|месяц(?:а|ев)?|года?|лет";

    /// <param name="word">One of <see cref="Units"/>.</param>
    public static PassUnit Unit(string word) => word[..2].ToLowerInvariant() switch
    {
        "ho" or "ча" => PassUnit.Hour,
        "da" or "di" or "dí" or "де" or "дн" => PassUnit.Day,
        "we" or "se" or "не" => PassUnit.Week,
        "mo" or "me" or "ме" => PassUnit.Month,
        _ => PassUnit.Year,
    };
}
