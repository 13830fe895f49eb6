using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Users.Countries;
using TelegramAdmin.Tests.Audiences;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Users;

/// <summary>What a workspace knows of a person, whichever bot learned it.</summary>
public sealed class PersonTests
{
    [Theory, OnBothDatabases]
    public async Task APerson_IsKnownByWhatTheyDo_AndCostsNothingBetween(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2026, 5, 10, 9, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var crowd = await Crowd.GatherAsync(app);
        var morning = clock.GetUtcNow();

        var (ana, ben, dan) = (await crowd.RowAsync("Ana"), await crowd.RowAsync("Ben"), await crowd.RowAsync("Dan"));
        Assert.Equal(("es", null, "spring", morning), (ana.Language, ana.Country, ana.StartLink, ana.StartedAt));
        Assert.Equal(("pt-br", "BR", null), (ben.Language, ben.Country, ben.StartLink));
        Assert.Equal(("es-mx", "DE", null), (dan.Language, dan.Country, dan.StartedAt));

        Assert.True(await app.Service<ChooseLanguage>().RunAsync(WorkspaceId.Default, new BotId(crowd.Alpha.Id), crowd["Ben"].Id, "ru"));
        Assert.Equal("ru", (await crowd.RowAsync("Ben")).Language);
        crowd["Ana"].LanguageCode = "de";
        clock.Forward(TimeSpan.FromHours(2));
        crowd["Ana"].SendText(crowd.Alpha, "again today");
        await WroteAsync(4);
        Assert.Equal(("es", morning), ((await crowd.RowAsync("Ana")).Language, (await crowd.RowAsync("Ana")).LastSeenAt));

        clock.Forward(TimeSpan.FromDays(1));
        crowd["Ana"].Start(crowd.Alpha, "autumn");
        await WroteAsync(5);
        ana = await crowd.RowAsync("Ana");
        Assert.Equal(("de", "spring", morning, clock.GetUtcNow()), (ana.Language, ana.StartLink, ana.StartedAt, ana.LastSeenAt));
        crowd["Ben"].SendText(crowd.Beta, "hello");
        await Eventually.TrueAsync(async () => (await crowd.RowAsync("Ben")).LastSeenAt == clock.GetUtcNow(), "Ben wrote today");
        Assert.Equal("ru", (await crowd.RowAsync("Ben")).Language);

        async Task WroteAsync(long messages)
        {
            await Eventually.TrueAsync(async () =>
            {
                await using var db = app.Storage.Read(WorkspaceId.Default);
                return await db.BotUsers.AnyAsync(u => u.TelegramUserId == crowd["Ana"].Id && u.MessagesIn == messages);
            }, $"Ana's message {messages} is in");
        }
    }

    [Theory]
    [InlineData("+49 151 2345678", "DE", "Europe/Berlin")]
    [InlineData("14165550100", "CA", "America/Toronto")]
    [InlineData("+12125550100", "US", "America/New_York")]
    [InlineData("+1 876 5550100", "JM", "America/Jamaica")]
    [InlineData("+7 701 5550100", "KZ", "Asia/Almaty")]
    [InlineData("+7 916 5550100", "RU", "Europe/Moscow")]
    [InlineData("+44 1481 555010", "GG", "Europe/London")]
    public void APhoneNumber_TellsTheCountry_AndTheCountryItsUsualTime(string phone, string country, string zone)
    {
        Assert.Equal(country, CountryGuess.OfPhone(phone));
        Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset, CountryZones.Of(country)!.BaseUtcOffset);
    }

    [Fact]
    public void WhatTellsNothing_LeavesTheZoneToTheWorkspace()
    {
        var workspace = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        Assert.Null(CountryGuess.OfPhone("+999"));
        Assert.Equal((null, null, "MX"), (CountryGuess.OfLanguage("es"), CountryGuess.OfLanguage("zh-hans"), CountryGuess.OfLanguage("es-MX")));
        Assert.Same(workspace, CountryZones.Of(null, null, workspace));
        Assert.Equal("Europe/Madrid", CountryZones.Of("Europe/Madrid", "DE", workspace).Id);
        Assert.Equal("Europe/Berlin", CountryZones.Of("Nowhere/Atall", "DE", workspace).Id);
    }
}
