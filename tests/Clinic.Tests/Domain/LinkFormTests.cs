using Clinic.Web.Features.Homework;

namespace Clinic.Tests.Domain;

[Category("Domain")]
public sealed class LinkFormTests
{
    private const string Selector = "0123456789abcdef0123456789abcdef";
    private static readonly string Secret = new('s', 43);

    [TestCase("https://portal.test/h/{0}#{1}")]
    [TestCase("  <https://portal.test/h/{0}#{1}> ")]
    [TestCase("https://portal.test/h/01234567\n89abcdef0123456789abcdef#{1}")]
    [TestCase("portal.test/h/0123456789ABCDEF0123456789ABCDEF/#{1}")]
    public void A_link_may_be_pasted_as_the_mail_program_left_it(string pasted)
    {
        var link = new LinkForm { Link = pasted.Replace("{0}", Selector, StringComparison.Ordinal).Replace("{1}", Secret, StringComparison.Ordinal) }.LinkOf(null);

        Assert.That(link, Is.EqualTo((Selector, Secret)));
    }

    [Test]
    public void The_secret_alone_belongs_to_the_page_it_is_pasted_into() =>
        Assert.That(new LinkForm { Link = Secret }.LinkOf(Selector), Is.EqualTo((Selector, Secret)));

    [TestCase(null)]
    [TestCase("#")]
    [TestCase("hello")]
    public void Anything_else_opens_nothing(string? pasted) => Assert.That(new LinkForm { Link = pasted }.LinkOf(null).Secret?.Length ?? 0, Is.LessThan(43));
}
