using System.Globalization;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations.Timing;

/// <summary>Stars as a person gives them.</summary>
internal static class Ratings
{
    /// <summary>Waits for the question and presses its button.</summary>
    /// <returns>The message after it.</returns>
    public static async Task<ChatMessage> GiveAsync(Office office, Phone person, int stars)
    {
        await person.Person.WaitForAsync(office.Bot, m => m.FromBot && m.ButtonTexts.Count() == 5, RunningApp.Patience);
        return await person.PressAsync(string.Create(CultureInfo.InvariantCulture, $"{stars} ⭐"));
    }

    /// <summary>What is kept of the last matter.</summary>
    public static async Task<(int? Stars, string? Comment)> LastAsync(Office office, Phone person) =>
        (await office.VisitsAsync(person))[^1] is var visit ? (visit.Rating, visit.RatingComment) : default;

    public static string Data(ConversationVisit visit, int stars) => string.Create(CultureInfo.InvariantCulture, $"rate:{visit.Id}:{stars}");
}
