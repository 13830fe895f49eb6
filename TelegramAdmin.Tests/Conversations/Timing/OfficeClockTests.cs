using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Tests.Conversations.Timing;

/// <summary>Business hours over the changes of the clocks: Lisbon goes forward on 28 March 2027 at 01:00, and back on 31 October at 02:00.</summary>
public sealed class OfficeClockTests
{
    private static readonly OfficeClock Sundays = new(new InboxHours("Europe/Lisbon", [new WeekSpan(DayOfWeek.Sunday, TimeOnly.MinValue, TimeOnly.MinValue)], []));

    private static readonly OfficeClock Nights = new(new InboxHours("Europe/Lisbon", [new WeekSpan(DayOfWeek.Sunday, new TimeOnly(1, 0), new TimeOnly(3, 0))], [new DateOnly(2027, 4, 4)]));

    [Theory]
    [InlineData("2027-03-20", "2027-03-22", 24)]
    [InlineData("2027-03-27", "2027-03-29", 23)] // An hour is left out.
    [InlineData("2027-10-30", "2027-11-01", 25)] // An hour comes twice.
    public void Between_CountsTheHoursThatThereWere(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Sundays.Between(Utc(from), Utc(to)));

    [Theory]
    [InlineData("2027-03-21", 2)]
    [InlineData("2027-03-28", 1)] // From 01:00, which there is not, on: 02:00 to 03:00.
    [InlineData("2027-10-31", 3)] // Both hours between 01:00 and 02:00.
    [InlineData("2027-04-04", 0)] // A day off.
    public void Between_OfASpanInTheNight_FollowsTheWallClock(string day, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Nights.Between(Utc(day).AddHours(-12), Utc(day).AddHours(12)));

    [Fact]
    public void After_GoesOnWhereTheTeamDoes()
    {
        var hours = new OfficeClock(Office.Hours);
        Assert.Equal(Office.Moment("30 09:50"), hours.After(Office.Moment("26 17:50"), TimeSpan.FromHours(1)));
        Assert.Equal(Office.Moment("31 09:00"), hours.After(Office.Moment("30 09:00"), TimeSpan.FromHours(9)).Add(TimeSpan.FromHours(15)));
        Assert.Equal(Office.Moment("30 09:00"), hours.NextOpening(Office.Moment("27 12:00")));
        Assert.Equal((true, false, false, false), (hours.IsOpen(Office.Moment("26 17:59")), hours.IsOpen(Office.Moment("26 18:00")), hours.IsOpen(Office.Moment("29 12:00")), hours.IsOpen(Office.Moment("28 12:00"))));
        Assert.Equal(TimeSpan.Zero, hours.Between(Office.Moment("30 10:00"), Office.Moment("26 10:00")));
    }

    [Theory]
    [InlineData("""{"TimeZone":"Europe/Lisbon"}""", "need a time zone")]
    [InlineData("""{"TimeZone":"Mars/Base","Spans":[],"DaysOff":[]}""", "no time zone")]
    [InlineData("""{"TimeZone":"UTC","Spans":[{"Day":1,"From":"18:00:00","To":"09:00:00"}],"DaysOff":[]}""", "ends after it begins")]
    [InlineData("""{"TimeZone":"UTC","Spans":[{"Day":9,"From":"09:00:00","To":"18:00:00"}],"DaysOff":[]}""", "ends after it begins")]
    [InlineData("""{"TimeZone":"UTC","Spans":[{"Day":1,"From":"09:00:00","To":"13:00:00"},{"Day":1,"From":"12:00:00","To":"18:00:00"}],"DaysOff":[]}""", "overlap")]
    [InlineData("""{"TimeZone":"UTC","Spans":[{"Day":1,"From":"20:00:00","To":"00:00:00"},{"Day":1,"From":"22:00:00","To":"23:00:00"}],"DaysOff":[]}""", "overlap")]
    [InlineData("[]", "does not take this value")]
    public void Hours_ThatMakeNoSense_AreRefused(string json, string reason) => Assert.Contains(reason, InboxSettings.Hours.Check(json), StringComparison.Ordinal);

    private static DateTimeOffset Utc(string day) => new(DateTime.Parse(day, null), TimeSpan.Zero);
}
