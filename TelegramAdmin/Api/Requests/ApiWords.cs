using System.Text.Json;

namespace TelegramAdmin.Api.Requests;

/// <summary>Members of enums as the API writes them: lower case, words parted by underscores.</summary>
public static class ApiWords
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Words[value];

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>().Distinct().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    }
}
